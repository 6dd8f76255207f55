using System.Diagnostics;
using System.Globalization;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Gets a container's image, by its pull policy, again and again until it is there.</summary>
internal sealed class ImageGetter(ContainerHost host, ContainerSpec container)
{
    private Backoff _backoff = Backoff.None;

    public async Task<Image> GetAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (!ImageReference.TryParse(container.Image, out var reference))
                await WaitAsync("InvalidImageName", $"Failed to apply default image tag \"{container.Image}\": couldn't parse image name \"{container.Image}\": invalid reference format", "InspectFailed", cancellation);
            else if (await TryAsync(reference, cancellation) is { } image)
                return image;
        }
    }

    private async Task<Image?> TryAsync(ImageReference reference, CancellationToken cancellation)
    {
        var policy = container.PullPolicy ?? (reference.IsLatest ? "Always" : "IfNotPresent");
        if (policy != "Always" && await host.Node.Images.FindAsync(reference) is { } present)
        {
            host.Record("Pulled", $"Container image \"{reference.Text}\" already present on machine");
            return present;
        }

        if (policy == "Never")
        {
            await WaitAsync("ErrImageNeverPull", $"Container image \"{reference.Text}\" is not present with pull policy of Never", "ErrImageNeverPull", cancellation);
            return null;
        }

        try
        {
            return await PullAsync(reference, cancellation);
        }
        catch (ImagePullException failed)
        {
            await BackOffAsync(reference, failed.Message, cancellation);
            return null;
        }
    }

    private async Task<Image> PullAsync(ImageReference reference, CancellationToken cancellation)
    {
        host.Record("Pulling", $"Pulling image \"{reference.Text}\"");
        var began = Stopwatch.GetTimestamp();
        var image = await host.Node.Images.PullAsync(reference, Login(reference), cancellation);
        var took = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.###}s");
        host.Record("Pulled", $"Successfully pulled image \"{reference.Text}\" in {took} ({took} including waiting). Image size: {image.Size} bytes.");
        return image;
    }

    private Login? Login(ImageReference reference) =>
        host.Pod.PullSecrets.Select(name => host.Node.Cluster.Find(KindTable.Secret, host.Pod.Namespace, name)).OfType<Store.Stored>()
            .Select(secret => PullSecrets.Find(secret.Open(), reference.Registry)).FirstOrDefault(login => login is not null)
        ?? (host.Node.Options.Passwords(reference.Registry) is var (user, password) ? new(user, password) : null);

    private async Task BackOffAsync(ImageReference reference, string why, CancellationToken cancellation)
    {
        _backoff = _backoff.Failed();
        host.Record("Failed", $"Failed to pull image \"{reference.Text}\": {why}", isWarning: true);
        host.Record("Failed", "Error: ErrImagePull", isWarning: true);
        host.Change(container.Name, state => state.Wait("ErrImagePull", why));
        await Task.Delay(TimeSpan.FromSeconds(1), host.Node.Clock, cancellation);
        host.Record("BackOff", $"Back-off pulling image \"{reference.Text}\"");
        host.Record("Failed", "Error: ImagePullBackOff", isWarning: true);
        host.Change(container.Name, state => state.Wait("ImagePullBackOff", $"Back-off pulling image \"{reference.Text}\": ErrImagePull: {why}"));
        await Task.Delay(_backoff.Wait, host.Node.Clock, cancellation);
    }

    private async Task WaitAsync(string reason, string message, string happened, CancellationToken cancellation)
    {
        _backoff = _backoff.Failed();
        host.Record(happened, message, isWarning: true);
        host.Record("Failed", $"Error: {reason}", isWarning: true);
        host.Change(container.Name, state => state.Wait(reason, message));
        await Task.Delay(_backoff.Wait, host.Node.Clock, cancellation);
    }
}
