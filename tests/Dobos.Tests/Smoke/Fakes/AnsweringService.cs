using System.Net;

namespace Dobos.Tests.Smoke.Fakes;

/// <summary>Answers each request by its number, counted from 0.</summary>
internal sealed class AnsweringService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, Answer> _answer;
    private int _asked;

    public AnsweringService(Func<int, Answer> answer)
    {
        _answer = answer;
        Address = new($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public int Asked => _asked;

    public string Last { get; private set; } = "";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _end.Dispose();
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            _ = AnswerAsync(context, _answer(Interlocked.Increment(ref _asked) - 1));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, Answer answer)
    {
        using StreamReader reader = new(context.Request.InputStream);
        Last = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {await reader.ReadToEndAsync()}".TrimEnd();
        await Task.Delay(answer.Delay, _end.Token);
        context.Response.StatusCode = answer.Status;
        await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer.Body));
        context.Response.Close();
    }

    internal sealed record Answer(int Status, string Body)
    {
        public TimeSpan Delay { get; init; }
    }
}
