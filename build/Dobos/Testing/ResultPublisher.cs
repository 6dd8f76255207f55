using Cake.Common.Build;
using Cake.Common.Build.AzurePipelines.Data;
using Cake.Core;
using Cake.Core.IO;
using Dobos.Checkouts;

namespace Dobos.Testing;

/// <summary>Hands results to Azure Pipelines, where the run is one of its own.</summary>
public sealed class ResultPublisher(ICakeContext cake, Func<string, string?> variable)
{
    public void Publish(IEnumerable<ProjectResult> results)
    {
        if (!AzurePipelines.RunsUs(variable))
            return;

        foreach (var result in results)
            Publish(result);
    }

    private void Publish(ProjectResult result)
    {
        var files = new ResultFolder(result.Folder).Trx;
        if (files.Count == 0)
            return;

        cake.AzurePipelines().Commands.PublishTestResults(new AzurePipelinesPublishTestResultsData
        {
            TestRunner = AzurePipelinesTestRunnerType.VSTest,
            TestRunTitle = result.Name,
            TestResultsFiles = [.. files.Select(FilePath.FromString)],
            MergeTestResults = true,
        });
    }
}
