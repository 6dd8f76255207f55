using System.Security.Cryptography.X509Certificates;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Api;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Lifecycle;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Sites;
using Dobos.Offline.Tests.Registries.Clients;
using Dobos.Tests.Tools;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Tests.Clusters.Controllers;

/// <summary>A cluster with its controllers and a stand-in for its node, as the real kubectl sees it.</summary>
internal sealed class KubectlCluster : IAsyncDisposable
{
    private const string Version = "1.34.5";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-kubectl-");
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2 _certificate = LoopbackCertificate.Create(TimeProvider.System);
    private readonly ControlLoop _controllers;
    private readonly Caretaker _caretaker;
    private readonly Task _node;

    private KubectlCluster()
    {
        Cluster = Cluster.Open(_folder.FullName, TimeProvider.System);
        Node = new(Cluster);
        _controllers = new(Cluster);
        _controllers.Start();
        _caretaker = new(Cluster);
        _node = RunNodeAsync();
    }

    public Cluster Cluster { get; }

    public StandInNode Node { get; }

    private Site Site { get; set; } = null!;

    private Command Kubectl { get; set; } = null!;

    public static async Task<KubectlCluster> StartAsync()
    {
        var kubectl = await RealTools.PathOfAsync("kubectl", Version);
        KubectlCluster started = new();
        await started.ServeAsync(kubectl);
        return started;
    }

    public Task<string> RunAsync(params IReadOnlyList<string> arguments) => Kubectl.RunAsync(arguments);

    public Task<(int Code, string Output)> TryAsync(params IReadOnlyList<string> arguments) => Kubectl.TryAsync("", arguments);

    public async Task ApplyAsync(string content)
    {
        var (code, output) = await Kubectl.TryAsync(content, "apply", "-f", "-");
        Assert.That(code, Is.Zero, output);
    }

    /// <summary>Until the pods that go are gone.</summary>
    public Task SettleAsync() => UntilAsync(() => !Cluster.Store.List(KindTable.Pod).Items.Any(pod => pod.IsGoing));

    public Task EventAsync(string reason) => UntilAsync(() => Cluster.Store.List(KindTable.Event).Items.Any(one => one.Open().Text("reason") == reason));

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _end.CancelAsync();
        await _node;
        await _controllers.DisposeAsync();
        await _caretaker.DisposeAsync();
        Cluster.Dispose();
        _certificate.Dispose();
        _end.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ServeAsync(string kubectl)
    {
        var tokens = ClusterTokens.Open(_folder.FullName);
        Site = await Site.StartAsync(port: 0, _certificate, application => application.MapCluster(Cluster, tokens, (_, _) => Task.FromException(new BadHttpRequestException("Nothing runs here."))));
        var config = Path.Combine(_folder.FullName, "config");
        await File.WriteAllTextAsync(config, Kubeconfig.Of("test", Site.Address, _certificate.ExportCertificatePem(), ClusterUser.Admin, tokens.Of(ClusterUser.Admin)));
        Kubectl = new(kubectl, ("KUBECONFIG", config), ("HOME", _folder.FullName));
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        using var watching = Cluster.Store.Follow().Watching;
        while (!isSo())
            await watching.Changes.ReadAsync(deadline.Token);
    }

    private async Task RunNodeAsync()
    {
        using var watching = Cluster.Store.Follow().Watching;
        try
        {
            while (await watching.Changes.WaitToReadAsync(_end.Token))
            {
                while (watching.Changes.TryRead(out _))
                {
                }

                Cluster.Store.Do(_ => Node.Work());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
