namespace Cake.Kubectl.Write;

/// <summary>How kubectl tells what it wrote.</summary>
public enum KubectlAnswer
{
    /// <summary>As people read it.</summary>
    Words,

    /// <summary>Kind and name.</summary>
    Name,

    /// <summary>The whole object as it is now; of a Secret that is all that it holds.</summary>
    Json,
}
