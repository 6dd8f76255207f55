using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>What a person sees where no service answers: the status, and in a sentence why.</summary>
internal static class ErrorPage
{
    /// <param name="more">HTML, made of escaped parts.</param>
    public static Task WriteAsync(HttpContext context, int status, string sentence, string more = "")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
        return context.Response.WriteAsync($"<!DOCTYPE html>\n<html lang=\"en\"><head><title>{title}</title></head><body><h1>{title}</h1><p>{WebUtility.HtmlEncode(sentence)}</p>{more}</body></html>\n", context.RequestAborted);
    }
}
