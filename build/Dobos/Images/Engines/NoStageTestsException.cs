using Dobos.Failures;

namespace Dobos.Images.Engines;

/// <summary>The stage that tests has tested nothing.</summary>
public sealed class NoStageTestsException(string dockerfile) : DobosException(
    ExitCode.CheckFailed,
    $"No tests ran in the stage {TestStage.Name} of {dockerfile}: it ended well, and left no test in {TestStage.Results}; " +
    $"let its ENTRYPOINT be 'dotnet test' with --logger trx and --results-directory {TestStage.Results}.");
