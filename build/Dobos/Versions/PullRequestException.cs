using Dobos.Failures;

namespace Dobos.Versions;

public sealed class PullRequestException(string id, string? build)
    : DobosException(
        ExitCode.Configuration,
        $"The variables of this pull request make no version: SYSTEM_PULLREQUEST_PULLREQUESTID is '{id}' and BUILD_BUILDID is '{build}'; each must be a number, as Azure Pipelines sets them.");
