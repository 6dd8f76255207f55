using Dobos.Failures;

namespace Dobos.Boxes;

internal sealed class BoxUnreachableException(BoxCard card, string reason, Exception inner) : DobosException(
    ExitCode.Unreachable,
    $"The offline box (process {card.Process}) does not answer at {card.Address}: {reason.TrimEnd('.')}. Try again; './build.sh --target OfflineDown' ends it even so, and the next run starts it anew.",
    inner);
