namespace Dobos.Deploying.Shipping;

/// <summary>Several services failed; the worst counts.</summary>
public sealed class ShipFailedException(IReadOnlyList<Exception> failures) : AggregateException(string.Join(Environment.NewLine, failures.Select(failure => failure.Message)), failures);
