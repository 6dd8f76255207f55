namespace Dobos.Registries.Wire;

/// <summary>A body that stopped in the middle, or an answer that never came; another try may bring it.</summary>
internal sealed class BrokenTransferException(string reason, Exception? inner = null) : Exception(reason, inner);
