using System.Net;
using Calc.Frontend.Tests.Fakes;
using Calc.Testing;

namespace Calc.Frontend.Tests;

public sealed class BackendFailureTests
{
    private const string Valid = """{"number": 84}""";

    [Test]
    public async Task The_backend_is_found_below_the_path_of_its_address()
    {
        using var backend = new FakeBackend();
        await using var host = new FrontendHost(backend);

        await host.CreateClient().CalculateAsync(Valid);

        Assert.That(backend.Asked, Is.EqualTo(["/base/api/calculate"]));
    }

    [Test]
    public async Task One_that_cannot_be_reached_is_a_503_that_names_no_address()
    {
        var (status, problem, asked) = await AskAsync((_, _) => FakeBackend.Unreachable());

        Assert.That(status, Is.EqualTo(503));
        Assert.That(problem, Does.Contain("The backend cannot be reached.").And.Not.Contain("canary"));
        Assert.That(asked, Is.EqualTo(3));
    }

    [Test]
    public async Task One_that_fails_is_a_502_after_three_tries()
    {
        var (status, problem, asked) = await AskAsync((_, _) => FakeBackend.Json(HttpStatusCode.InternalServerError, "canary"));

        Assert.That(status, Is.EqualTo(502));
        Assert.That(problem, Does.Contain("The backend answered 500.").And.Not.Contain("canary"));
        Assert.That(asked, Is.EqualTo(3));
    }

    [Test]
    public async Task One_that_refuses_is_a_502_at_once()
    {
        var (status, problem, asked) = await AskAsync((_, _) => FakeBackend.Json(HttpStatusCode.NotFound, "{}"));

        Assert.That(status, Is.EqualTo(502));
        Assert.That(problem, Does.Contain("The backend answered 404."));
        Assert.That(asked, Is.EqualTo(1));
    }

    [TestCase("<html>")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"number":84,"factors":null}""")]
    public async Task One_that_answers_nonsense_is_a_502(string nonsense)
    {
        var (status, problem, _) = await AskAsync((_, _) => FakeBackend.Json(HttpStatusCode.OK, nonsense));

        Assert.That(status, Is.EqualTo(502));
        Assert.That(problem, Does.Contain("something that is no calculation"));
    }

    [Test]
    public async Task One_that_hangs_is_a_504()
    {
        var (status, problem, _) = await AskAsync((_, cancellation) => FakeBackend.Hangs(cancellation));

        Assert.That(status, Is.EqualTo(504));
        Assert.That(problem, Does.Contain("did not answer in time"));
    }

    [Test]
    public async Task One_that_fails_once_is_asked_again()
    {
        var first = true;
        var (status, _, asked) = await AskAsync((_, _) =>
        {
            (var failing, first) = (first, false);
            return failing ? FakeBackend.Json(HttpStatusCode.ServiceUnavailable, "") : FakeBackend.Factors();
        });

        Assert.That(status, Is.EqualTo(200));
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task One_that_fails_on_and_on_is_left_alone()
    {
        using var backend = new FakeBackend { Answer = (_, _) => FakeBackend.Unreachable() };
        await using var host = new FrontendHost(backend);
        var client = host.CreateClient();
        for (var request = 0; request < 10; request++)
            await client.CalculateAsync(Valid);
        var before = backend.Calculations;

        var (status, problem) = await client.CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(503));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("left alone"));
        Assert.That(backend.Calculations, Is.EqualTo(before));
    }

    [Test]
    public async Task What_the_backend_would_refuse_is_refused_without_asking_it()
    {
        using var backend = new FakeBackend();
        await using var host = new FrontendHost(backend);

        var (status, problem) = await host.CreateClient().CalculateAsync("""{"number": 0}""");

        Assert.That(status, Is.EqualTo(400));
        Assert.That(problem.GetProperty("detail").GetString(), Is.EqualTo("number must be at least 1."));
        Assert.That(backend.Asked, Is.Empty);
    }

    private static async Task<(int Status, string Problem, int Asked)> AskAsync(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        using var backend = new FakeBackend { Answer = answer };
        await using var host = new FrontendHost(backend, ("BACKEND_TRY_MS", "100"), ("BACKEND_TOTAL_MS", "3000"));
        var (status, problem) = await host.CreateClient().CalculateAsync(Valid);
        return (status, problem.GetRawText(), backend.Calculations);
    }
}
