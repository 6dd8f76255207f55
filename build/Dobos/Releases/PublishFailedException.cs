using Dobos.Failures;

namespace Dobos.Releases;

/// <summary>Several services could not be published; the worst reason counts.</summary>
public sealed class PublishFailedException(AggregateException failures) : DobosException(
    Worst.Of(failures), string.Join('\n', failures.InnerExceptions.Select(failure => failure.Message)), failures);
