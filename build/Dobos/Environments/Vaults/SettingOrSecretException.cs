using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>One service prints what another hides.</summary>
public sealed class SettingOrSecretException(IReadOnlyList<string> names)
    : DobosException(ExitCode.Configuration, $"{string.Join(", ", names)} is asked for both as a setting and as a secret; name it under 'secrets' in every service.json.");
