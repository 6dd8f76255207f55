using System.Text.Json;

namespace Dobos.Json;

/// <summary>A value in a JSON file that knows where it stands. <paramref name="name"/> is its key, or its index in brackets.</summary>
internal sealed class Node(JsonText text, int offset, Node? parent, string name, JsonValueKind kind, string content = "", decimal number = 0)
{
    private readonly List<Node> _children = [];

    public string Name => name;

    public JsonValueKind Kind => kind;

    /// <summary>A string's value; of a number, how it is written.</summary>
    public string Text => content;

    public decimal Number => number;

    public bool IsTrue => kind == JsonValueKind.True;

    /// <summary>An object's members or an array's items, in the order of the file.</summary>
    public IReadOnlyList<Node> Children => _children;

    public Node? this[string member] => kind == JsonValueKind.Object ? _children.Find(child => child.Name == member) : null;

    public string Path => parent is null ? name : parent.Path is "" || name.StartsWith('[') ? parent.Path + name : $"{parent.Path}.{name}";

    public JsonFinding Finding(string reason) => text.Finding(offset, Path, reason);

    /// <summary>The member's key as a value of its own, to be held against a rule for names.</summary>
    public Node NameAsValue() => new(text, offset, parent, name, JsonValueKind.String, name);

    internal void Add(Node child) => _children.Add(child);
}
