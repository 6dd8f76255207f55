namespace Dobos.Checkouts;

/// <summary>Whether a job of Azure Pipelines runs us; whoever sets the variable by hand gets the same log, but is no agent.</summary>
public static class AzurePipelines
{
    public static bool RunsUs(Func<string, string?> variable) => variable("TF_BUILD") is "True";
}
