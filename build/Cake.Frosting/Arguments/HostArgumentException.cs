namespace Cake.Frosting.Arguments;

internal sealed class HostArgumentException(string message) : Exception(message);
