using System.Net;
using System.Net.Sockets;
using Dobos.Boxes;
using Dobos.Failures;

namespace Dobos.Tests.Boxes;

public sealed class BoxWireTests
{
    [Test]
    public async Task A_box_that_does_not_answer_cannot_be_reached()
    {
        using BoxWire wire = new(Card(new("http://127.0.0.1:1/")));
        var failed = await Assert.CatchAsync<DobosException>(() => wire.StateAsync(CancellationToken.None));

        Assert.That(failed!.Code, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(failed!.Message, Does.Contain("process 7").And.Contain("OfflineDown").And.Not.Contain("secret-token"));
    }

    [Test]
    public async Task A_token_is_shown_to_this_machine_only()
    {
        using BoxWire wire = new(Card(new("http://box.example/")));
        var failed = await Assert.CatchAsync<DobosException>(() => wire.StateAsync(CancellationToken.None));

        Assert.That(failed!.Message, Does.Contain("box.example is not this machine"));
    }

    [Test]
    public async Task Who_cancels_does_not_hear_of_a_box_that_does_not_answer()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using BoxWire wire = new(Card(new($"http://{silent.LocalEndpoint}/")));
        using CancellationTokenSource cancellation = new();
        var asking = wire.StateAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => asking);
    }

    private static BoxCard Card(Uri address) => new(address, "secret-token", "build", 7);
}
