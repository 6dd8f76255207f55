using Dobos.Failures;

namespace Dobos.Charts;

public sealed class ChartNotPackedException(ChartOrder order, Exception reason)
    : DobosException(ExitCode.Failed, $"The chart of {order.Service.Name} could not be packed ({reason.Message.TrimEnd('.')}); the one that was there before is unchanged.", reason);
