using System.Globalization;
using Dobos.Benchmarks.Boxes;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks;

/// <summary>
/// Times whole processes: a warm target that has nothing to do, beside an empty .NET program and, where it can be installed, a Cake script run by the
/// real 'dotnet cake'. Run it from the checkout on a machine that does nothing else: <c>dotnet run -c Release --project tests/Dobos.Benchmarks [box] [rounds]</c>,
/// 20 rounds by default. Each round runs every rival once, one after another, so that a change in the machine's load meets all of them alike;
/// what is printed is the median, its ratio to the empty program, the fastest and the slowest run and their number. What is measured is made in a folder under
/// artifacts; nothing else in the checkout is touched.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        var rounds = arguments.Length > 0 && int.TryParse(arguments[^1], CultureInfo.InvariantCulture, out var given) ? given : 20;
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = !stop.IsCancellationRequested && Cancelled(stop);
        if (arguments is ["box", ..])
        {
            Console.Write(await new BoxScene(Checkout.Root).RunAsync(rounds, stop.Token));
            return 0;
        }

        var workshop = new Workshop(Checkout.Root);
        var rivals = await workshop.RivalsAsync(stop.Token);
        Console.Write(new Report(await Race.RunAsync(rivals, rounds, stop.Token)));
        return 0;
    }

    private static bool Cancelled(CancellationTokenSource stop)
    {
        stop.Cancel();
        return true;
    }
}
