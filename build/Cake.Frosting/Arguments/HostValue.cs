namespace Cake.Frosting.Arguments;

internal enum HostValue
{
    Target,
    Verbosity,
    WorkingDirectory,
}
