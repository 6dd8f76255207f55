namespace Cake.Frosting.Arguments;

[Flags]
internal enum HostFlags
{
    None = 0,
    Help = 1,
    Version = 2,
    Info = 4,
    DryRun = 8,
    Tree = 16,
    Description = 32,
    Exclusive = 64,
    NoReport = 128,
}
