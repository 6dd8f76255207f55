using Calc.Testing;

namespace Calc.Backend.Tests.Hosting;

public sealed class AddressCheckTests
{
    private const string Program = "Calc.Backend.dll";

    [TestCase("ping", ExpectedResult = 0)]
    [TestCase("nowhere", ExpectedResult = 1)]
    public async Task<int> The_program_as_a_client_ends_with_what_the_address_answers(string path)
    {
        await using var service = ServiceProcess.Start(Program);

        return await ServiceProcess.CheckAsync(Program, $"{await service.AddressAsync()}{path}");
    }

    [TestCase("http://127.0.0.1:9/ping")]
    [TestCase("not an address")]
    public async Task An_address_that_cannot_be_asked_ends_with_1(string address) =>
        Assert.That(await ServiceProcess.CheckAsync(Program, address), Is.EqualTo(1));
}
