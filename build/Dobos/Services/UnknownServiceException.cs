using Dobos.Failures;
using Dobos.Json;

namespace Dobos.Services;

public sealed class UnknownServiceException(string name, IReadOnlyCollection<string> known)
    : DobosException(ExitCode.Usage, $"There is no service '{name}' in src/*/service.json{Nearest.Hint(name, known)}");
