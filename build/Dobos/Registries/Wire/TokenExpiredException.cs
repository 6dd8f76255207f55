namespace Dobos.Registries.Wire;

/// <summary>A token grew too old before a body that can be sent only once; with a new one all begins anew.</summary>
internal sealed class TokenExpiredException() : Exception("its token expired while it was used");
