using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>Answers for what fails, in the specification's form.</summary>
internal static class RegistryError
{
    private const int LinuxDiskFull = 28, LinuxQuota = 122, WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Does the work, and answers for it where it fails.</summary>
    public static async Task AnsweredAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (!context.Response.HasStarted && Explain(failure, context) is { } refused)
        {
            await WriteAsync(context, refused);
        }
    }

    private static RefusedException? Explain(Exception failure, HttpContext context) => failure switch
    {
        RefusedException refused => refused,
        BadHttpRequestException { StatusCode: 408 } => new(408, "BLOB_UPLOAD_INVALID", "The body stopped coming before its end; nothing of it was kept."),
        BadHttpRequestException bad => new(bad.StatusCode, "BLOB_UPLOAD_INVALID", "The body is broken or not as long as the request says; nothing of it was kept."),
        IOException { HResult: LinuxDiskFull or LinuxQuota or WindowsDiskFull } =>
            new(507, "UNKNOWN", "The disk that the registry's files are on is full; nothing of the request was kept. Make room and try again."),
        // Whoever has gone reads no answer.
        _ when context.RequestAborted.IsCancellationRequested => null,
        IOException or UnauthorizedAccessException => new(500, "UNKNOWN", $"The registry's files cannot be read or written: {failure.Message}"),
        _ => null,
    };

    private static async Task WriteAsync(HttpContext context, RefusedException refused)
    {
        context.Response.StatusCode = refused.Status;
        foreach (var (name, value) in refused.Headers)
            context.Response.Headers[name] = value;

        context.Response.ContentType = "application/json; charset=utf-8";
        var body = Body(refused);
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Body(RefusedException refused) =>
        JsonSerializer.SerializeToUtf8Bytes(new { errors = new[] { new { code = refused.Code, message = refused.Message } } });
}
