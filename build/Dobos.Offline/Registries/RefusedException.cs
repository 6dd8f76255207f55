namespace Dobos.Offline.Registries;

/// <summary>A request that is not served, with the code and the sentence that the client is told.</summary>
internal sealed class RefusedException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>Headers that belong to the answer, such as where to get a token.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
