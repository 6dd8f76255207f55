using Dobos.Failures;

namespace Dobos.Images.Publishing;

public sealed class PublishFailedException(string sentence, Exception? inner = null) : DobosException(ExitCode.Failed, sentence, inner);
