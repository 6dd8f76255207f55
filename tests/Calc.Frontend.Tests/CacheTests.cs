using Calc.Frontend.Tests.Fakes;
using Calc.Testing;

namespace Calc.Frontend.Tests;

public sealed class CacheTests
{
    private const string Valid = """{"number": 84}""";
    private const string Key = "calc:factors:v1:84";
    private const string Password = "p,=w{}\"'\\ ä%";

    private readonly FakeBackend _backend = new();

    [TearDown]
    public void Dispose() => _backend.Dispose();

    [SetUp]
    public void Healthy() => _backend.Answer = (_, _) => FakeBackend.Factors();

    [Test]
    public async Task The_second_answer_comes_from_the_cache_and_is_the_same()
    {
        await using var redis = new FakeRedis { Password = Password };
        await using var host = new FrontendHost(_backend, redis.Settings);
        var client = host.CreateClient();

        var (_, first) = await client.CalculateAsync(Valid);
        _backend.Answer = (_, _) => FakeBackend.Unreachable();
        var (status, second) = await client.CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(second.GetRawText(), Is.EqualTo(first.GetRawText()).And.Contains("[2,2,3,7]"));
    }

    [TestCase("miss", "hit")]
    public async Task The_answer_says_where_it_comes_from(string first, string second)
    {
        await using var redis = new FakeRedis();
        await using var host = new FrontendHost(_backend, redis.Settings);
        var client = host.CreateClient();

        Assert.That(await CacheHeaderAsync(client), Is.EqualTo(first));
        Assert.That(await CacheHeaderAsync(client), Is.EqualTo(second));
    }

    [Test]
    public async Task An_answer_is_kept_for_as_long_as_configured()
    {
        await using var redis = new FakeRedis();
        await using var host = new FrontendHost(_backend, [.. redis.Settings, ("CACHE_TTL_SECONDS", "42")]);

        await host.CreateClient().CalculateAsync(Valid);

        Assert.That(redis.Lives[Key], Is.EqualTo("42"));
    }

    [Test]
    public async Task Requests_share_a_connection()
    {
        await using var redis = new FakeRedis();
        await using var host = new FrontendHost(_backend, redis.Settings);
        var client = host.CreateClient();

        for (var number = 1; number <= 20; number++)
            await client.CalculateAsync($$"""{"number": {{number}}}""");

        Assert.That(redis.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task Requests_at_the_same_time_do_not_get_each_others_answers()
    {
        await using var redis = new FakeRedis();
        for (var number = 1; number <= 50; number++)
            redis.Values[$"calc:factors:v1:{number}"] = $$"""{"number":{{number}},"factors":[{{number}}]}""";
        await using var host = new FrontendHost(_backend, redis.Settings);
        var client = host.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(number => client.CalculateAsync($$"""{"number": {{number}}}""")));

        Assert.That(answers.Select(answer => answer.Body.GetProperty("number").GetInt32()), Is.EqualTo(Enumerable.Range(1, 50)));
    }

    [Test]
    public async Task Connections_that_redis_closed_are_replaced_unseen()
    {
        await using var redis = new FakeRedis();
        await using var host = new FrontendHost(_backend, redis.Settings);
        var client = host.CreateClient();
        await client.CalculateAsync(Valid);

        redis.CloseConnections();

        Assert.That(await CacheHeaderAsync(client), Is.EqualTo("hit"));
        Assert.That(host.Log.ToString(), Does.Not.Contain("passed by"));
    }

    [TestCase("not json")]
    [TestCase("{}")]
    [TestCase("""{"number":84}""")]
    [TestCase("""{"number":84,"factors":null}""")]
    [TestCase("null")]
    public async Task A_kept_value_that_is_no_answer_is_asked_for_again(string kept)
    {
        await using var redis = new FakeRedis();
        redis.Values[Key] = kept;
        await using var host = new FrontendHost(_backend, redis.Settings);

        var (status, answer) = await host.CreateClient().CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(answer.GetProperty("factors").GetArrayLength(), Is.EqualTo(4));
    }

    [TestCase("-LOADING Redis is loading the dataset in memory\r\n", "refuses with LOADING")]
    [TestCase("HTTP/1.1 400 Bad Request\r\n", "answered something that is not RESP")]
    [TestCase("$99999999\r\n", "announced a string that is too long")]
    [TestCase("$-7\r\n", "announced a string that is too long")]
    public async Task A_redis_that_talks_nonsense_costs_no_answer(string nonsense, string reason)
    {
        await using var redis = new FakeRedis { Always = nonsense };
        await using var host = new FrontendHost(_backend, redis.Settings);

        var (status, _) = await host.CreateClient().CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(host.Log.ToString(), Does.Contain($"The cache is passed by: redis {reason}."));
    }

    [Test]
    public async Task A_redis_that_hangs_is_soon_asked_no_more()
    {
        await using var redis = new FakeRedis { Always = "" };
        await using var host = new FrontendHost(_backend, [.. redis.Settings, ("REDIS_TIMEOUT_MS", "50")]);
        var client = host.CreateClient();
        for (var request = 0; request < 4; request++)
            await client.CalculateAsync(Valid);
        var before = redis.Connections;

        var (status, _) = await client.CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(redis.Connections, Is.EqualTo(before));
    }

    [TestCase("-WRONGPASS invalid username-password pair or user is disabled.\r\n", "WRONGPASS")]
    [TestCase("-ERR unknown command 'AUTH', with args beginning with: canary-password\r\n", "ERR")]
    public async Task A_password_that_is_refused_is_reported_without_it(string refusal, string named)
    {
        await using var redis = new FakeRedis { Password = "canary-password", Always = refusal };
        await using var host = new FrontendHost(_backend, redis.Settings);
        var client = host.CreateClient();

        var (status, _) = await client.CalculateAsync(Valid);
        var (_, report) = await client.GetJsonAsync("/readyz");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(report.GetRawText(), Does.Contain($"refuses with {named}").And.Not.Contain("canary"));
        Assert.That(host.Log.ToString(), Does.Contain($"refuses with {named}").And.Not.Contain("canary"));
    }

    private static async Task<string?> CacheHeaderAsync(HttpClient client)
    {
        using var response = await client.PostAsync("/api/calculate", new StringContent(Valid));
        return response.Headers.GetValues(Calculation.CacheHeader).Single();
    }
}
