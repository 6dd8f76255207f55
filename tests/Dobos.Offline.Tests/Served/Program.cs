using Dobos.Offline.Registries;

namespace Dobos.Offline.Tests.Served;

/// <summary>What a test starts as a process of its own, to kill it: `dotnet Dobos.Offline.Tests.dll registry FOLDER`.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["registry", var folder])
            return 2;

        await using var server = await RegistryServer.StartAsync(Registry.Open(folder, TimeProvider.System));
        Console.WriteLine(server.Address);

        // Until whoever started us is gone, however that came about.
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
