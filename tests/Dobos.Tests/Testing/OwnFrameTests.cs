using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class OwnFrameTests
{
    [TestCase("   at NUnit.Framework.Assert.That()\n   at A.B() in /r/tests/A.cs:line 7\n", "at A.B() in tests/A.cs:line 7", TestName = "The_first_line_with_a_source_is_shown_from_the_root")]
    [TestCase("   at A.B() in /_/tests/A.cs:line 7", "at A.B() in tests/A.cs:line 7", TestName = "The_name_that_the_compiler_was_given_for_the_root_is_left_out")]
    [TestCase("   at A.B()\n   at A.C()", "at A.B()", TestName = "Without_sources_the_first_line_is_shown")]
    [TestCase("", "", TestName = "No_stack_shows_nothing")]
    public void The_place_of_a_failure(string stack, string shown) => Assert.That(OwnFrame.Of(stack, "/r"), Is.EqualTo(shown));
}
