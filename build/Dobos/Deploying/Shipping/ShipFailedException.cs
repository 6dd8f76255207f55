using Dobos.Failures;

namespace Dobos.Deploying.Shipping;

/// <summary>Several services failed; the worst reason counts.</summary>
public sealed class ShipFailedException(AggregateException failures) : DobosException(
    Worst.Of(failures), string.Join('\n', failures.InnerExceptions.Select(failure => failure.Message)), failures);
