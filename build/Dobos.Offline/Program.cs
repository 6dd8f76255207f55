using Dobos.Offline.Boxes;

namespace Dobos.Offline;

/// <summary>The box as a process: <c>dotnet Dobos.Offline.dll FOLDER BUILD</c>. Whoever starts it waits for one line on its standard output: that it serves, or why not.</summary>
public static class Program
{
    public const string Serving = "serving";

    public const int AnotherServes = 3;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var path, var build])
        {
            await Console.Error.WriteLineAsync("This is started by './build.sh --target OfflineUp'.");
            return 2;
        }

        Terminal.Leave();
        try
        {
            return await ServeAsync(new BoxFolder(path), build);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The log may be on the disk that is full.
            Console.WriteLine(e.Message);
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> ServeAsync(BoxFolder folder, string build)
    {
        await using var claim = await folder.ClaimAsync();
        if (claim is null)
            return AnotherServes;

        using var stop = new Stop();
        await using var box = await Box.OpenAsync(folder, build, stop, TimeProvider.System);
        Console.WriteLine(Serving);
        await stop.Asked;
        return 0;
    }
}
