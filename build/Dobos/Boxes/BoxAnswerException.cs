using Dobos.Failures;

namespace Dobos.Boxes;

internal sealed class BoxAnswerException(HttpRequestMessage request, HttpResponseMessage response) : DobosException(
    ExitCode.Failed,
    $"The offline box answered {request.Method} {request.RequestUri!.AbsolutePath} with {(int)response.StatusCode}; artifacts/offline/box.log may say why, and './build.sh --target OfflineDown' lets the next run start it anew.");
