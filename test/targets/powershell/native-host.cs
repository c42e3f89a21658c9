// native-host.cs: calls the C# of a generated module as the module does, for native.lab.test.ts. C# 5.
//   native-host execute|request SERVICE TOPIC TEXT unicode|ansi MILLISECONDS
//   native-host message CLASS NUMBER TEXT MILLISECONDS EXECUTABLE...
// Writes the code, then what was read as UTF-16 code units in hexadecimal; texts come in the same way.
using System;
using System.Text;
using Bridgesmith.Everything.V2_10_3;

static class NativeHost
{
    static int Main(string[] words)
    {
        string text = "";
        int code = 0;
        switch (words[0])
        {
            case "execute":
                code = DdeClient.Execute(words[1], words[2], FromHex(words[3]), words[4] == "ansi", int.Parse(words[5]));
                break;
            case "request":
                code = DdeClient.Request(words[1], words[2], FromHex(words[3]), words[4] == "ansi", int.Parse(words[5]), ref text);
                break;
            case "message":
                string[] executables = new string[words.Length - 5];
                Array.Copy(words, 5, executables, 0, executables.Length);
                IntPtr window = Messenger.Find(words[1], executables, ref text);
                code = window == IntPtr.Zero ? -2 : Messenger.Send(window, int.Parse(words[2]), FromHex(words[3]), int.Parse(words[4]));
                break;
        }
        Console.Write(code + " " + ToHex(text));
        return 0;
    }

    static string FromHex(string hex)
    {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index + 4 <= hex.Length; index += 4) text.Append((char)Convert.ToInt32(hex.Substring(index, 4), 16));
        return text.ToString();
    }

    static string ToHex(string text)
    {
        StringBuilder hex = new StringBuilder();
        foreach (char unit in text) hex.Append(((int)unit).ToString("x4"));
        return hex.ToString();
    }
}
