namespace Dobos.Environments.Reports;

/// <summary>How a name in one environment stands to the same name in another.</summary>
public enum ComparisonResult
{
    Equal,
    Different,
    OnlyLeft,
    OnlyRight,
    InNeither,
}
