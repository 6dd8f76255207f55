namespace Dobos.Offline.Clusters.Protobuf;

/// <summary>How the value of a field is written, and how it is said in JSON.</summary>
internal enum Form
{
    Text,
    Number,
    Truth,

    /// <summary>Said in base64.</summary>
    Bytes,

    /// <summary>A map of texts.</summary>
    Texts,

    /// <summary>A map of bytes.</summary>
    Blobs,

    Message,

    /// <summary>A moment to the second.</summary>
    Time,

    /// <summary>A moment to the microsecond.</summary>
    FineTime,

    /// <summary>JSON in a message of its own.</summary>
    Json,
}
