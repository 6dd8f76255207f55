namespace Calc.Frontend;

/// <summary>The files in wwwroot, index.html at /.</summary>
public static class Page
{
    public static void UsePage(this IApplicationBuilder app) => app.UseDefaultFiles().UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file =>
        {
            file.Context.Response.Headers.CacheControl = "no-cache";
            file.Context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src data:";
            file.Context.Response.Headers.XContentTypeOptions = "nosniff";
        },
    });
}
