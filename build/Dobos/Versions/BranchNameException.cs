using Dobos.Failures;

namespace Dobos.Versions;

public sealed class BranchNameException(string branch, string why)
    : DobosException(ExitCode.Configuration, $"Branch '{branch}' releases nothing: {why.TrimEnd('.')}. Name it release/<service>/<semantic version>, as in release/shop/1.4.0.");
