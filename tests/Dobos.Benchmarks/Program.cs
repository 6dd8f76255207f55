using System.Globalization;
using Dobos.Benchmarks.Boxes;
using Dobos.Benchmarks.Copying;
using Dobos.Benchmarks.Images;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks;

/// <summary>
/// Times whole processes, on a machine that does nothing else, from the checkout: <c>dotnet run -c Release --project tests/Dobos.Benchmarks [scene] [rounds]</c>.
/// Each round runs every rival once, one after another, so that a change in the machine's load meets all of them alike; what is printed is the median, its
/// ratio to the first, the fastest and the slowest run and their number. What is measured is made in a folder under artifacts.
/// Without a scene: a warm target that has nothing to do, beside an empty .NET program and, where it can be installed, a Cake script run by the real 'dotnet cake'.
/// <c>box</c>: the offline box beside a bare Kestrel. <c>copy</c>: an image of 500 MB between two docker-registry processes on loopback, by skopeo and by our
/// client, both as processes of their own and into an empty registry each time. <c>images</c>: the image of a service beside the SDK's own and 'docker build'.
/// <c>ingress</c>: a server asked through the ingress of a cluster and directly.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = !stop.IsCancellationRequested && Cancelled(stop);
        if (arguments is ["copy-once", var from, var to])
            await CopyRace.OnceAsync(from, to, stop.Token);
        else
            Console.Write(await SceneAsync(arguments, stop.Token));
        return 0;
    }

    private static async Task<string> SceneAsync(string[] arguments, CancellationToken cancellation) => arguments switch
    {
        ["box", ..] => await new BoxScene(Checkout.Root).RunAsync(Rounds(arguments[1..], usual: 10), cancellation),
        ["copy", ..] => $"{new Report(await new CopyRace(Checkout.Root).RunAsync(Rounds(arguments[1..], usual: 10), cancellation))}",
        ["images", ..] => $"{new Report(await new ImageRace(Checkout.Root).RunAsync(Rounds(arguments[1..], usual: 5), cancellation))}",
        ["ingress", ..] => await IngressScene.RunAsync(Rounds(arguments[1..], usual: 5), cancellation),
        _ => $"{new Report(await Race.RunAsync(await new Workshop(Checkout.Root).RivalsAsync(cancellation), Rounds(arguments, usual: 20), cancellation))}",
    };

    private static int Rounds(string[] arguments, int usual) => arguments is [var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : usual;

    private static bool Cancelled(CancellationTokenSource stop)
    {
        stop.Cancel();
        return true;
    }
}
