using System.Diagnostics;
using System.Text.Json;
using Dobos.Failures;
using Dobos.Smoke;
using Dobos.Tests.Smoke.Fakes;

namespace Dobos.Tests.Smoke;

public sealed class SmokeTesterTests
{
    private static readonly SmokePatience Short = new(Passes: 3, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(10));
    private static readonly SmokeCheck Ping = new("/ping", 200) { Json = JsonDocument.Parse("""{ "version": "{version}", "commit": "{commit}" }""").RootElement };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    [TearDown]
    public void Dispose() => _client.Dispose();

    [Test]
    public async Task What_answers_right_three_times_in_a_row_passes_and_is_asked_no_more_than_that()
    {
        using AnsweringService service = new(_ => Right);
        await TestAsync(service, [Ping]);
        Assert.That(service.Asked, Is.EqualTo(3));
    }

    [Test]
    public async Task What_starts_late_passes()
    {
        using AnsweringService service = new(count => count < 5 ? new(503, "starting") : Right);
        await TestAsync(service, [Ping]);
        Assert.That(service.Asked, Is.EqualTo(8));
    }

    [Test]
    public Task An_answer_404_fails_and_says_what_was_seen() => FailsAsync(_ => new(404, "no such page"), "GET /ping answered 404 (no such page), and 200 was wanted.");

    [Test]
    public Task An_answer_500_fails_and_says_what_was_seen() => FailsAsync(_ => new(500, "boom"), "GET /ping answered 500 (boom), and 200 was wanted.");

    [Test]
    public Task The_old_version_fails() => FailsAsync(_ => new(200, """{"version":"1.0.0","commit":"abc"}"""), """GET /ping answered, but 'version' is "1.0.0" and not "1.4.57".""");

    [Test]
    public Task A_missing_member_fails() => FailsAsync(_ => new(200, """{"version":"1.4.57"}"""), "GET /ping answered, but 'commit' is missing.");

    [Test]
    public Task A_body_that_is_no_JSON_fails() => FailsAsync(_ => new(200, "<html>hello"), "GET /ping answered, but what came is no JSON (<html>hello).");

    [Test]
    public Task What_flaps_fails_and_says_so() => FailsAsync(count => count % 3 == 2 ? new(502, "") : Right, "GET /ping answered 502, and 200 was wanted. It had passed 2 times before.");

    [Test]
    public Task What_is_slow_fails() => FailsAsync(_ => Right with { Delay = TimeSpan.FromMilliseconds(150) }, Ping with { Within = TimeSpan.FromMilliseconds(100) }, "ms, more than 100.");

    [Test]
    public Task What_never_answers_fails() => FailsAsync(_ => Right with { Delay = TimeSpan.FromMinutes(1) }, Ping with { Within = TimeSpan.FromMilliseconds(100) }, "GET /ping got no answer: nothing came within 0.2 s.");

    [Test]
    public async Task What_refuses_the_connection_fails()
    {
        Uri nowhere;
        using (AnsweringService gone = new(_ => Right))
            nowhere = gone.Address;

        var failed = await FailureAsync(nowhere, [Ping]);
        Assert.That(failed.Message, Does.Contain("GET /ping got no answer: Connection refused"));
    }

    [Test]
    public async Task A_redirect_is_no_answer_of_the_service()
    {
        using AnsweringService service = new(_ => new(302, ""));
        Assert.That((await FailureAsync(service.Address, [Ping])).Message, Does.Contain("answered 302"));
    }

    [Test]
    public async Task A_body_is_sent_as_it_is_written()
    {
        using AnsweringService service = new(_ => new(200, """{"factors":[2,2,3,7]}"""));
        SmokeCheck check = new("/api/calculate", 200)
        {
            Method = "POST",
            Body = JsonDocument.Parse("""{ "number": 84 }""").RootElement,
            Json = JsonDocument.Parse("""{ "factors": [2, 2, 3, 7] }""").RootElement,
        };
        await TestAsync(service, [check]);
        Assert.That(service.Last, Is.EqualTo("""POST /api/calculate { "number": 84 }"""));
    }

    [Test]
    public async Task Who_cancels_does_not_wait_for_the_deadline()
    {
        using AnsweringService service = new(_ => new(503, ""));
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(100));
        var start = Stopwatch.GetTimestamp();
        await Assert.ThatAsync(
            () => new SmokeTester(_client, TimeProvider.System).TestAsync([Ping], Subject(service.Address), Short with { Deadline = TimeSpan.FromMinutes(5) }, soon.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    private static AnsweringService.Answer Right => new(200, """{"service":"calc","version":"1.4.57","commit":"abc"}""");

    private static SmokeSubject Subject(Uri address) => new("calc", "1.4.57", "abc", address);

    private Task TestAsync(AnsweringService service, IReadOnlyList<SmokeCheck> checks) =>
        new SmokeTester(_client, TimeProvider.System).TestAsync(checks, Subject(service.Address), Short with { Deadline = TimeSpan.FromSeconds(30) }, CancellationToken.None);

    private Task FailsAsync(Func<int, AnsweringService.Answer> answer, string sentence) => FailsAsync(answer, Ping, sentence);

    private async Task FailsAsync(Func<int, AnsweringService.Answer> answer, SmokeCheck check, string sentence)
    {
        using AnsweringService service = new(answer);
        var failed = await FailureAsync(service.Address, [check]);
        Assert.That((failed.Code, failed.Message), Is.EqualTo((ExitCode.CheckFailed, failed.Message)));
        Assert.That(failed.Message, Does.EndWith(sentence).And.StartWith($"calc 1.4.57 at {service.Address} does not pass its smoke test, "));
    }

    private async Task<SmokeFailedException> FailureAsync(Uri address, IReadOnlyList<SmokeCheck> checks)
    {
        try
        {
            await new SmokeTester(_client, TimeProvider.System).TestAsync(checks, Subject(address), Short, CancellationToken.None);
        }
        catch (SmokeFailedException failed)
        {
            return failed;
        }

        throw new AssertionException("It passed.");
    }
}
