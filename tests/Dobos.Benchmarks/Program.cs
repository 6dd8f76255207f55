using System.Globalization;
using Dobos.Benchmarks.Copying;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks;

/// <summary>
/// Times whole processes: a warm target that has nothing to do, beside an empty .NET program and, where it can be installed, a Cake script run by the
/// real 'dotnet cake'. Run it from the checkout on a machine that does nothing else: <c>dotnet run -c Release --project tests/Dobos.Benchmarks [rounds]</c>,
/// 20 rounds by default. Each round runs every rival once, one after another, so that a change in the machine's load meets all of them alike;
/// what is printed is the median, its ratio to the empty program, the fastest and the slowest run and their number. What is measured is made in a folder under
/// artifacts; nothing else in the checkout is touched. <c>copy [rounds]</c> instead copies an image of 500 MB between two docker-registry processes on
/// loopback, in turn by skopeo and by our client, both as processes of their own and into an empty registry each time; 10 rounds by default.
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
            Console.Write(new Report(await TimeAsync(arguments, stop.Token)));
        return 0;
    }

    private static async Task<IReadOnlyList<Timing>> TimeAsync(string[] arguments, CancellationToken cancellation) => arguments is ["copy", ..]
        ? await new CopyRace(Checkout.Root).RunAsync(Rounds(arguments[1..], usual: 10), cancellation)
        : await Race.RunAsync(await new Workshop(Checkout.Root).RivalsAsync(cancellation), Rounds(arguments, usual: 20), cancellation);

    private static int Rounds(string[] arguments, int usual) => arguments is [var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : usual;

    private static bool Cancelled(CancellationTokenSource stop)
    {
        stop.Cancel();
        return true;
    }
}
