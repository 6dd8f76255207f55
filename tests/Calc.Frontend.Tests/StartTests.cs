using Calc.Testing;

namespace Calc.Frontend.Tests;

public sealed class StartTests
{
    [Test]
    public async Task Settings_that_are_wrong_end_the_start_with_a_line_for_each_and_no_stack()
    {
        await using var service = ServiceProcess.Start(
            "Calc.Frontend.dll",
            ("BACKEND_URL", "calc-backend"),
            ("REDIS_HOST", "redis"),
            ("REDIS_PORT", "0"),
            ("REDIS_ACCESS", "canary"),
            ("CACHE_TTL_SECONDS", "soon"));

        Assert.That(await service.ExitAsync(), Is.EqualTo(1));
        Assert.That(
            service.Output.Split('\n').Select(line => line.Split(' ')[0]),
            Is.EqualTo(["BACKEND_URL", "REDIS_PORT", "CACHE_TTL_SECONDS"]),
            service.Output);
    }
}
