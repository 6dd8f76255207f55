namespace Cake.Frosting.Arguments;

internal enum HostFlag
{
    Help,
    Version,
    Info,
    DryRun,
    Tree,
    Description,
    Exclusive,
    NoReport,
}
