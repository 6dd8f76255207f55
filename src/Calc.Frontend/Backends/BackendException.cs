namespace Calc.Frontend.Backends;

/// <summary>The backend gave no answer that we could pass on. <see cref="Status"/> is what we tell our own client.</summary>
public sealed class BackendException(int status, string message, Exception? inner = null) : Exception(message, inner)
{
    public int Status { get; } = status;
}
