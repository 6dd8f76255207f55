using Dobos.Failures;

namespace Dobos.Boxes;

internal sealed class BoxAnswerException(HttpRequestMessage request, HttpResponseMessage response, string reason) : DobosException(
    ExitCode.Failed,
    $"The offline box answered {request.Method} {request.RequestUri!.AbsolutePath} with {(int)response.StatusCode} ({(reason is "" ? "no reason" : reason.TrimEnd('.'))}); artifacts/offline/box.log may say more, and './build.sh --target OfflineDown' lets the next run start it anew.");
