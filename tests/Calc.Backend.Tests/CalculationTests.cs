using System.Net.Http.Json;
using Calc.Backend.Tests.Fakes;
using Calc.Contracts;
using Calc.Testing;

namespace Calc.Backend.Tests;

public sealed class CalculationTests
{
    private readonly BackendHost _host = new();

    [TearDown]
    public Task StopAsync() => _host.DisposeAsync().AsTask();

    [Test]
    public async Task A_number_is_answered_with_its_factors()
    {
        using var response = await _host.CreateClient().PostAsJsonAsync(CalculateRequest.Route, new CalculateRequest(84));

        var answer = await response.Content.ReadFromJsonAsync<CalculateResponse>();
        Assert.That(answer?.Number, Is.EqualTo(84));
        Assert.That(answer?.Factors, Is.EqualTo([2, 2, 3, 7]));
    }

    [TestCase("""{"number": 1}""")]
    [TestCase("""{"number": 1000000000000}""")]
    [TestCase("""{"number": 84, "added": "by a newer client"}""")]
    public async Task The_bounds_and_members_that_we_do_not_know_are_fine(string body) =>
        Assert.That((await _host.CreateClient().CalculateAsync(body)).Status, Is.EqualTo(200));

    [TestCase("""{"number": 0}""", "number", "must be at least 1.")]
    [TestCase("""{"number": -84}""", "number", "must be at least 1.")]
    [TestCase("""{"number": -1e999}""", "number", "must be at least 1.")]
    [TestCase("""{"number": 1000000000001}""", "number", "must be at most 1000000000000.")]
    [TestCase("""{"number": 99999999999999999999}""", "number", "must be at most 1000000000000.")]
    [TestCase("""{"number": 1e999}""", "number", "must be at most 1000000000000.")]
    [TestCase("""{"number": 84.5}""", "number", "must be a whole number.")]
    [TestCase("""{"number": "84"}""", "number", "must be a number, without quotes.")]
    [TestCase("""{"number": null}""", "number", "must be a number, without quotes.")]
    [TestCase("""{"number": 84, "number": 85}""", "body", "must be JSON, for example {\"number\": 84}.")]
    [TestCase("""{"numbr": 84}""", "number", "is missing.")]
    [TestCase("""{}""", "number", "is missing.")]
    [TestCase("""84""", "body", "must be a JSON object, for example {\"number\": 84}.")]
    [TestCase("""{"number": """, "body", "must be JSON, for example {\"number\": 84}.")]
    [TestCase("", "body", "must be JSON, for example {\"number\": 84}.")]
    public async Task What_cannot_be_answered_is_a_400_that_names_the_field_and_the_reason(string body, string field, string reason)
    {
        var (status, problem) = await _host.CreateClient().CalculateAsync(body);

        Assert.That(status, Is.EqualTo(400));
        Assert.That(problem.GetProperty("errors").GetProperty(field)[0].GetString(), Is.EqualTo(reason));
        Assert.That(problem.GetProperty("detail").GetString(), Is.EqualTo($"{field} {reason}"));
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(400));
    }

    [Test]
    public async Task A_400_is_problem_details_by_its_type()
    {
        using var response = await _host.CreateClient().PostAsJsonAsync(CalculateRequest.Route, new CalculateRequest(0));

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [TestCase("/nowhere", 404)]
    [TestCase(CalculateRequest.Route, 405)]
    public async Task Other_errors_are_problem_details_too(string path, int expected)
    {
        var (status, problem) = await _host.CreateClient().GetJsonAsync(path);

        Assert.That(status, Is.EqualTo(expected));
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(expected));
    }
}
