using Dobos.EndToEnd.Tests.Cancelling;
using Dobos.EndToEnd.Tests.Reuse;
using Shared;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>Somebody else's shop, a commit of which was published in the box once for all who go on from there.</summary>
[SetUpFixture]
public sealed class PublishedShop
{
    private static readonly Lazy<Task<PublishedShop>> Made = new(MakeAsync);

    internal Shop Shop { get; private init; } = null!;

    internal WatchedPath Watched { get; private init; } = null!;

    internal SandboxResult First { get; private set; } = null!;

    internal string[] FirstCalls { get; private set; } = [];

    internal static Task<PublishedShop> GetAsync() => Made.Value;

    [OneTimeTearDown]
    public static async Task DiscardAsync()
    {
        if (!Made.IsValueCreated)
            return;

        var shop = (await Made.Value).Shop;
        RunningProcess.KillBoxes(shop.Sandbox);
        shop.Dispose();
    }

    internal Task<SandboxResult> RunAsync(params string[] arguments) => Shop.Sandbox.RunAsync(Watched.Watch(Shop.Command(arguments)) with { Deadline = TimeSpan.FromMinutes(8) });

    private static async Task<PublishedShop> MakeAsync()
    {
        Shop shop = new();
        await shop.Sandbox.CommitAsync("A shop, and somebody else's build suite");
        PublishedShop published = new() { Shop = shop, Watched = new(shop.Sandbox, ("dotnet", Require.Tool("dotnet")), ("helm", await Tools.HelmAsync(shop.Sandbox))) };
        published.First = await published.RunAsync("--target", "PushAcr", "--env", "local");
        published.FirstCalls = published.Watched.Taken();
        return published;
    }
}
